import type {Theme} from 'vitepress'
// Without the fonts, which would be most of what the site weighs.
import DefaultTheme from 'vitepress/theme-without-fonts'
import './style.css'

export default {extends: DefaultTheme} satisfies Theme
